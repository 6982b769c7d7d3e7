output "key_arn" {
  description = "For enclave.json (sealKeys) and kms.keyId."
  value       = module.key.key_arn
}

output "roles" {
  description = "For the example release, and for people to assume."
  value       = module.roles.arns
}

output "parent_instance_profile" {
  description = "The instance profile's name; null where the parent runs on EKS."
  value       = module.roles.parent_instance_profile
}

output "dns_suffix" {
  description = "amazonaws.com, in the China Regions amazonaws.com.cn."
  value       = data.aws_partition.this.dns_suffix
}

output "config_yaml" {
  description = "A config.yaml for command line and console; attestation.pcrs comes from the build, not from here."
  value       = local.config_yaml
}

output "endpoint_cidrs" {
  description = "Where KMS and DynamoDB are reached."
  value       = module.endpoints.cidrs
}
