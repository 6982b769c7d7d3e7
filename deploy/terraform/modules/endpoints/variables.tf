variable "region" {
  description = "The Region, such as eu-west-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is a Region's name."
  }
}

variable "account_id" {
  description = "The AWS account's number."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is 12 digits."
  }
}

variable "principal_arns" {
  description = "Roles that reach KMS and DynamoDB from this VPC."
  type        = list(string)

  validation {
    condition     = length(var.principal_arns) > 0 && !contains(var.principal_arns, "*")
    error_message = "principal_arns names roles."
  }
}

variable "key_arns" {
  description = "The KMS keys, of sealing and of opening."
  type        = list(string)
}

variable "table_arns" {
  description = "The tables."
  type        = list(string)
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in which KMS gets an address."
  type        = list(string)
}

variable "route_table_ids" {
  description = "Route tables of the parents' subnets, for DynamoDB."
  type        = list(string)
}

variable "parent_security_group_ids" {
  description = "The parents' security groups."
  type        = list(string)
}
