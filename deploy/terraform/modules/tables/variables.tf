variable "accounts_table" {
  description = "The table of accounts."
  type        = string
  default     = "AccountTable"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.accounts_table))
    error_message = "accounts_table is a DynamoDB table's name."
  }
}

variable "intents_table" {
  description = "The table of intents that wait for approvals."
  type        = string
  default     = "IntentTable"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.intents_table))
    error_message = "intents_table is a DynamoDB table's name."
  }
}

variable "receipts_table" {
  description = "The table of the enclaves' receipts."
  type        = string
  default     = "ReceiptTable"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.receipts_table))
    error_message = "receipts_table is a DynamoDB table's name."
  }
}
