output "ids" {
  description = "What the module roles takes as vpc_endpoint_ids."
  value       = [aws_vpc_endpoint.kms.id, aws_vpc_endpoint.dynamodb.id]
}

output "cidrs" {
  description = "Where KMS and DynamoDB are reached, for network policies: networkPolicy.awsEndpointCidrs of the chart."
  value       = concat(data.aws_subnet.kms[*].cidr_block, aws_vpc_endpoint.dynamodb.cidr_blocks)
}
