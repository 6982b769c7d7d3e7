output "ids" {
  description = "What the module roles takes as vpc_endpoint_ids."
  value       = [aws_vpc_endpoint.kms.id, aws_vpc_endpoint.dynamodb.id]
}
