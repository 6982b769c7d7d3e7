output "launch_template_id" {
  description = "For an instance, or an Auto Scaling group."
  value       = aws_launch_template.parent.id
}

output "launch_template_version" {
  description = "Its newest version."
  value       = aws_launch_template.parent.latest_version
}
