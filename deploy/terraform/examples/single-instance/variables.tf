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

variable "parents" {
  description = "The parents by name, each with its machine image and the PCR0 of the enclave's image in it; none before the key policy names that, two during a rollout."
  type        = map(object({ ami_id = string, pcr0 = string }))
  default     = {}

  validation {
    condition     = length([for parent in values(var.parents) : parent if !can(regex("^[0-9a-f]{96}$", parent.pcr0)) || can(regex("^0+$", parent.pcr0))]) == 0
    error_message = "parents: pcr0 is 96 lower-case hex digits, not all zero, as the image's build printed it."
  }
}

variable "earlier_images" {
  description = "PCR0 of images that were replaced: accounts stay born in them."
  type        = list(string)
  default     = []
}

variable "chain_id" {
  description = "The chain that the gateway signs for, such as 1."
  type        = number
}

variable "prefix" {
  description = "What the roles' names begin with; they are the whole account's, whatever the Region."
  type        = string
  default     = "wallet"
}

variable "tables" {
  description = "The tables' names: others than those of an earlier project, whose table may be called AccountTable, too."
  type        = object({ accounts = string, intents = string, receipts = string })
  default     = { accounts = "AccountTable", intents = "IntentTable", receipts = "ReceiptTable" }
}

variable "migration" {
  description = "Roles and tables of an earlier project, by ARN, that reach KMS and DynamoDB from this VPC while its accounts come over."
  type        = object({ roles = list(string), tables = list(string) })
  default     = { roles = [], tables = [] }
}
