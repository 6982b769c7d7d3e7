output "names" {
  description = "The settings 'table', 'intents.table' and 'receipts.table' of command line and console."
  value = {
    accounts = aws_dynamodb_table.accounts.name
    intents  = aws_dynamodb_table.intents.name
    receipts = aws_dynamodb_table.receipts.name
  }
}

output "arns" {
  description = "What roles are granted."
  value = {
    accounts = aws_dynamodb_table.accounts.arn
    intents  = aws_dynamodb_table.intents.arn
    receipts = aws_dynamodb_table.receipts.arn
  }
}
