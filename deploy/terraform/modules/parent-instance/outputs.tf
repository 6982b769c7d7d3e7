output "instance_id" {
  description = "The instance: 'aws ssm start-session --target …'."
  value       = aws_instance.parent.id
}
