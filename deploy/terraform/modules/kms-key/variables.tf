variable "account_arn" {
  description = "Any ARN of the AWS account, such as that of aws_caller_identity: it tells partition and number."
  type        = string

  validation {
    condition     = can(regex("^arn:aws(-cn|-us-gov)?:[a-z]+::[0-9]{12}:", var.account_arn))
    error_message = "account_arn is an IAM or STS ARN with the account's number."
  }
}
