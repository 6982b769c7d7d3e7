variable "prefix" {
  description = "What the roles' names begin with."
  type        = string
  default     = "wallet"

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,40}$", var.prefix))
    error_message = "prefix is 1 to 40 letters, digits, underscores and hyphens."
  }
}

variable "parent_runs_on" {
  description = "ec2: the instance's profile has the role. eks: a pod has it, by EKS Pod Identity."
  type        = string

  validation {
    condition     = contains(["ec2", "eks"], var.parent_runs_on)
    error_message = "parent_runs_on is ec2 or eks."
  }
}

variable "dns_suffix" {
  description = "amazonaws.com, in the China Regions amazonaws.com.cn."
  type        = string
  default     = "amazonaws.com"

  validation {
    condition     = contains(["amazonaws.com", "amazonaws.com.cn"], var.dns_suffix)
    error_message = "dns_suffix is amazonaws.com or amazonaws.com.cn."
  }
}

variable "table_arns" {
  description = "The module tables' output 'arns'."
  type        = object({ accounts = string, intents = string, receipts = string })
}

variable "seal_key_arns" {
  description = "The keys of accounts, as the image's sealKeys names them."
  type        = list(string)

  validation {
    condition     = length(var.seal_key_arns) > 0 && length([for arn in var.seal_key_arns : arn if !can(regex("^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", arn))]) == 0
    error_message = "seal_key_arns are ARNs of keys, no aliases."
  }
}

variable "open_key_arns" {
  description = "Retired keys and those of earlier projects, as the image's openKeys names them."
  type        = list(string)
  default     = []

  validation {
    condition     = length([for arn in var.open_key_arns : arn if !can(regex("^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", arn))]) == 0
    error_message = "open_key_arns are ARNs of keys, no aliases."
  }
}

variable "vpc_endpoint_ids" {
  description = "The endpoints that the parent reaches KMS and DynamoDB by; its credentials are worth nothing elsewhere."
  type        = list(string)

  validation {
    condition     = length(var.vpc_endpoint_ids) > 0
    error_message = "vpc_endpoint_ids names at least one endpoint."
  }
}

variable "console_principals" {
  description = "Who may take the console's role, which reads: by ARN, with a second factor."
  type        = list(string)

  validation {
    condition     = length(var.console_principals) > 0 && length([for arn in var.console_principals : arn if !can(regex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:user/[A-Za-z0-9+=,.@_/-]+$", arn))]) == 0
    error_message = "console_principals are ARNs of users, each by its name: a role's session shows no second factor."
  }
}

variable "admin_principals" {
  description = "Who looks after keys."
  type        = list(string)

  validation {
    condition     = length(var.admin_principals) > 0 && length([for arn in var.admin_principals : arn if !can(regex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:user/[A-Za-z0-9+=,.@_/-]+$", arn))]) == 0
    error_message = "admin_principals are ARNs of users, each by its name: a role's session shows no second factor."
  }
}

variable "release_principals" {
  description = "Who releases images: other people than run the parent."
  type        = list(string)

  validation {
    condition     = length(var.release_principals) > 0 && length([for arn in var.release_principals : arn if !can(regex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:user/[A-Za-z0-9+=,.@_/-]+$", arn))]) == 0
    error_message = "release_principals are ARNs of users, each by its name: a role's session shows no second factor."
  }

  validation {
    condition     = length([for arn in var.release_principals : arn if contains(concat(var.console_principals, var.admin_principals), arn)]) == 0
    error_message = "release_principals are other people than look after keys or sit at a console."
  }
}
