output "key_arn" {
  description = "What enclave.json names in sealKeys, and the command line in kms.keyId."
  value       = aws_kms_key.this.arn
}
