# The tables as `nitro-wallet table create` makes them: a lost row is lost money. None is destroyed by
# Terraform, and DynamoDB itself refuses to delete one.

resource "aws_dynamodb_table" "accounts" {
  name                        = var.accounts_table
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "Name"
  deletion_protection_enabled = true

  attribute {
    name = "Name"
    type = "S"
  }
  attribute {
    name = "Address"
    type = "S"
  }
  attribute {
    name = "Kind"
    type = "S"
  }

  global_secondary_index {
    name            = "AddressIndex"
    hash_key        = "Address"
    projection_type = "KEYS_ONLY"
  }
  global_secondary_index {
    name               = "ListIndex"
    hash_key           = "Kind"
    range_key          = "Name"
    projection_type    = "INCLUDE"
    non_key_attributes = ["Address", "KeyId", "Version", "CreatedAt"]
  }

  point_in_time_recovery {
    enabled = true
  }
  server_side_encryption {
    enabled = true
  }

  tags = local.tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_dynamodb_table" "intents" {
  name                        = var.intents_table
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "Id"
  deletion_protection_enabled = true

  attribute {
    name = "Id"
    type = "S"
  }
  attribute {
    name = "State"
    type = "S"
  }
  attribute {
    name = "Expires"
    type = "N"
  }

  global_secondary_index {
    name            = "StateIndex"
    hash_key        = "State"
    range_key       = "Expires"
    projection_type = "KEYS_ONLY"
  }

  ttl {
    attribute_name = "Expires"
    enabled        = true
  }
  point_in_time_recovery {
    enabled = true
  }
  server_side_encryption {
    enabled = true
  }

  tags = local.tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_dynamodb_table" "receipts" {
  name                        = var.receipts_table
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "Life"
  range_key                   = "Sequence"
  deletion_protection_enabled = true

  attribute {
    name = "Life"
    type = "S"
  }
  attribute {
    name = "Sequence"
    type = "N"
  }
  attribute {
    name = "Kind"
    type = "S"
  }

  global_secondary_index {
    name            = "LifeIndex"
    hash_key        = "Kind"
    range_key       = "Life"
    projection_type = "KEYS_ONLY"
  }

  point_in_time_recovery {
    enabled = true
  }
  server_side_encryption {
    enabled = true
  }

  tags = local.tags

  lifecycle {
    prevent_destroy = true
  }
}

locals {
  tags = {
    app     = "nitro-wallet"
    custody = "true"
  }
}
