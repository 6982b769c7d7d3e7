variable "cluster_name" {
  description = "An EKS cluster that exists, with the add-on eks-pod-identity-agent."
  type        = string
}

variable "node_role_arn" {
  description = "The nodes' role. PCR3 of enclaves is made of it, not of the pod's."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of two zones at least."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids are two at least, in different zones."
  }
}

variable "nodes" {
  description = "How many nodes; one enclave each."
  type        = number
  default     = 2

  validation {
    condition     = var.nodes >= 2
    error_message = "nodes is at least 2: one may be replaced while another signs."
  }
}

variable "max_nodes" {
  description = "The most nodes: one more than pods, so that one can be replaced."
  type        = number
  default     = 5

  validation {
    condition     = var.max_nodes > var.nodes
    error_message = "max_nodes is more than nodes."
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
  description = "Memory for the enclave in MiB. The image needs 1024 (docs/operations.md)."
  type        = number
  default     = 1024

  validation {
    condition     = var.enclave_memory >= 1024 && var.enclave_memory % 2 == 0
    error_message = "enclave_memory is at least 1024 MiB, and whole pages of 2."
  }
}

variable "parent_role_arn" {
  description = "The parent's role, which its pod takes."
  type        = string
}

variable "namespace" {
  description = "The chart's namespace."
  type        = string
  default     = "nitro-wallet"
}

variable "service_account" {
  description = "The chart's service account."
  type        = string
  default     = "nitro-wallet"
}
