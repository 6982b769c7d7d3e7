variable "key_arn" {
  description = "The key, by its ARN."
  type        = string

  validation {
    condition     = can(regex("^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.key_arn))
    error_message = "key_arn is a KMS key's ARN, no alias."
  }
}

variable "purpose" {
  description = "seal: the key of accounts. open: an earlier project's key, which opens its rows for 'migrate seed' and seals nothing."
  type        = string
  default     = "seal"

  validation {
    condition     = contains(["seal", "open"], var.purpose)
    error_message = "purpose is seal or open."
  }
}

variable "pcr0" {
  description = "PCR0 of the image, as its build printed it: 96 hex digits. Two while one image replaces another."
  type        = list(string)

  validation {
    condition     = length(var.pcr0) == 1 || length(var.pcr0) == 2
    error_message = "pcr0 names one image, or two during a rollout."
  }
  validation {
    condition     = length([for value in var.pcr0 : value if !can(regex("^[0-9a-f]{96}$", value))]) == 0
    error_message = "pcr0 is 96 lower-case hex digits each."
  }
  validation {
    condition     = length([for value in var.pcr0 : value if can(regex("^0+$", value))]) == 0
    error_message = "pcr0 of zeros is a debug enclave, which hides nothing."
  }
  validation {
    condition     = length(distinct(var.pcr0)) == length(var.pcr0)
    error_message = "pcr0 names an image twice."
  }
}

variable "further_pcrs" {
  description = "Registers that must match beside PCR0: 1, 2, 3 (role), 4 (instance) or 8 (image's signer)."
  type        = map(string)
  default     = {}

  validation {
    condition     = length([for index, value in var.further_pcrs : index if !contains(["1", "2", "3", "4", "8"], index)]) == 0
    error_message = "further_pcrs are 1, 2, 3, 4 and 8; images are named by pcr0 alone."
  }
  validation {
    condition     = length([for index, value in var.further_pcrs : index if !can(regex("^[0-9a-f]{96}$", value)) || can(regex("^0+$", value))]) == 0
    error_message = "further_pcrs are 96 lower-case hex digits each, and not all zero."
  }
}

variable "parent_role_arn" {
  description = "The role whose credentials the enclave uses. On EKS the pod's, while PCR3 holds the instance profile's."
  type        = string

  validation {
    condition     = can(regex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.parent_role_arn))
    error_message = "parent_role_arn is the ARN of one role."
  }
}

variable "admin_role_arn" {
  description = "Looks after the key, without cryptography."
  type        = string

  validation {
    condition     = can(regex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.admin_role_arn)) && var.admin_role_arn != var.parent_role_arn
    error_message = "admin_role_arn is the ARN of one role, another than the parent's."
  }
}

variable "release_role_arn" {
  description = "Replaces this policy when there is a new image."
  type        = string

  validation {
    condition     = can(regex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.release_role_arn)) && var.release_role_arn != var.parent_role_arn
    error_message = "release_role_arn is the ARN of one role, another than the parent's."
  }
}
