output "arns" {
  description = "The roles: what 'kms put-policy' takes as --principal, --admin and --release, and people assume."
  value = {
    parent  = aws_iam_role.parent.arn
    console = aws_iam_role.console.arn
    admin   = aws_iam_role.admin.arn
    release = aws_iam_role.release.arn
  }
}

output "parent_instance_profile" {
  description = "The instance profile's name; null where the parent runs on EKS."
  value       = one(aws_iam_instance_profile.parent[*].name)
}
