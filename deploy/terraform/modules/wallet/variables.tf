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

variable "parent_runs_on" {
  description = "ec2 or eks, as the module roles takes it."
  type        = string
}

variable "parent_security_group_ids" {
  description = "The parents' security groups."
  type        = list(string)
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
