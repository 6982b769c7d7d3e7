output "key_arn" {
  description = "For enclave.json (sealKeys) and kms.keyId."
  value       = module.wallet.key_arn
}

output "roles" {
  description = "For the example release, and for people to assume."
  value       = module.wallet.roles
}

output "config_yaml" {
  description = "A config.yaml for command line and console; attestation.pcrs comes from the build, not from here."
  value       = module.wallet.config_yaml
}

output "instance_id" {
  description = "The parent, once it is launched: 'aws ssm start-session --target …'."
  value       = one(aws_instance.parent[*].id)
}
