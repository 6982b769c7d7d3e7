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

output "instances" {
  description = "The parents by name: 'aws ssm start-session --target …'."
  value       = { for name in keys(var.parents) : name => module.parent[name].instance_id }
}
