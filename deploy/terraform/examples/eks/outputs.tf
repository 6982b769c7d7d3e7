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

output "node_group" {
  description = "The nodes that hold enclaves."
  value       = module.nodes.node_group
}

output "endpoint_cidrs" {
  description = "networkPolicy.awsEndpointCidrs of the chart."
  value       = module.wallet.endpoint_cidrs
}
