output "policy" {
  description = "The policy as it was put: compare with 'nitro-wallet kms policy lint' and 'simulate'."
  value       = jsonencode(local.policy)
}
