variable "region" {
  description = "The Region, such as eu-west-1."
  type        = string
}

variable "vpc_id" {
  description = "A VPC that exists."
  type        = string
}

variable "subnet_ids" {
  description = "Its private subnets, of two zones at least."
  type        = list(string)
}

variable "route_table_ids" {
  description = "Their route tables."
  type        = list(string)
}

variable "admin_principals" {
  description = "Who looks after keys."
  type        = list(string)
}

variable "release_principals" {
  description = "Who releases images; other people than run the parent."
  type        = list(string)
}

variable "console_principals" {
  description = "Who reads the list of accounts from a desk."
  type        = list(string)
}

variable "open_key_arns" {
  description = "Keys of earlier projects, while their accounts come over."
  type        = list(string)
  default     = []
}

variable "ami_id" {
  description = "The machine image, as docs/deploy-ec2.md makes it."
  type        = string
}

variable "pcr0" {
  description = "PCR0 of the enclave image, as its build printed it: once there is one."
  type        = string
  default     = ""

  validation {
    condition     = !var.launch || (can(regex("^[0-9a-f]{96}$", var.pcr0)) && !can(regex("^0+$", var.pcr0)))
    error_message = "pcr0 is 96 lower-case hex digits, not all zero, before anything is launched."
  }
}

variable "chain_id" {
  description = "The chain that the gateway signs for, such as 1."
  type        = number
}

variable "launch" {
  description = "Whether to start the instance: not before the key policy names the image (docs/deploy-ec2.md)."
  type        = bool
  default     = false
}
