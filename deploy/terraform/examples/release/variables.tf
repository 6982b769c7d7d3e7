variable "region" {
  description = "The Region of the keys."
  type        = string
}

variable "key_arn" {
  description = "The output key_arn of the deployment."
  type        = string
}

variable "open_key_arns" {
  description = "Keys of earlier projects, while their accounts come over."
  type        = list(string)
  default     = []
}

variable "roles" {
  description = "The output roles of the deployment."
  type        = object({ parent = string, admin = string, release = string, console = string })
}

variable "pcr0" {
  description = "PCR0 of the image, or of two during a rollout."
  type        = list(string)
}

variable "further_pcrs" {
  description = "Registers that must match beside PCR0."
  type        = map(string)
  default     = {}
}
