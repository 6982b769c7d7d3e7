variable "region" {
  description = "The Region, such as eu-west-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is a Region's name."
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

variable "ami_id" {
  description = "A machine image of yours with nitro-cli, and /opt/nitro-wallet as docs/deploy-ec2.md makes it."
  type        = string

  validation {
    condition     = can(regex("^ami-[0-9a-f]{8,17}$", var.ami_id))
    error_message = "ami_id is a machine image's id."
  }
}

variable "instance_type" {
  description = "One that can hold enclaves: Nitro, x86_64, at least 4 vCPUs."
  type        = string
  default     = "m6i.xlarge"

  validation {
    condition     = can(regex("^(c|m|r)[5-7][a-z]*\\.([248]|12|16|24)?xlarge$", var.instance_type))
    error_message = "instance_type is of the families c, m or r from 5 on, xlarge or larger."
  }
}

variable "enclave_cpus" {
  description = "CPUs of the enclave: whole cores, so an even number."
  type        = number
  default     = 2

  validation {
    condition     = var.enclave_cpus >= 2 && var.enclave_cpus % 2 == 0
    error_message = "enclave_cpus is an even number from 2."
  }
}

variable "enclave_memory" {
  description = "Memory of the enclave in MiB. The image needs 1024 (docs/operations.md)."
  type        = number
  default     = 1024

  validation {
    condition     = var.enclave_memory >= 1024
    error_message = "enclave_memory is at least 1024 MiB."
  }
}

variable "instance_profile" {
  description = "The module roles' output parent_instance_profile."
  type        = string
}

variable "subnet_id" {
  description = "A private subnet."
  type        = string
}

variable "security_group_ids" {
  description = "The parents' security groups."
  type        = list(string)
}

variable "parent_configuration" {
  description = "The parent's config.yaml. It holds no secret: it is readable on the instance."
  type        = string
}
