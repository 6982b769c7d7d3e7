output "key_arn" {
  description = "For enclave.json (sealKeys) and kms.keyId."
  value       = module.key.key_arn
}

output "roles" {
  description = "For the example release, and for people to assume."
  value       = module.roles.arns
}

output "tables" {
  description = "For table, intents.table and receipts.table."
  value       = module.tables.names
}

output "config_yaml" {
  description = "A config.yaml for command line and console; attestation.pcrs comes from the build, not from here."
  value       = local.config_yaml
}

output "node_group" {
  description = "The nodes that hold enclaves."
  value       = module.nodes.node_group
}
