output "policy" {
  description = "What was put: nitro-wallet kms policy lint reads it."
  value       = module.seal.policy
}
