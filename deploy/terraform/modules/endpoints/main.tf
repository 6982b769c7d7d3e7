# The ways to KMS and DynamoDB that stay inside the VPC. The key is answered through this one alone,
# and the endpoint carries nothing for anybody else's account.

locals {
  own_account = {
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ThisAccountOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:PrincipalAccount" = var.account_id } }
      }, {
      # A gateway endpoint takes no role as its Principal: the condition names them.
      Sid       = "Wallet"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["kms:*", "dynamodb:*"]
      Resource  = concat(var.key_arns, values(var.table_arns), [for arn in values(var.table_arns) : "${arn}/index/*"])
      Condition = { ArnEquals = { "aws:PrincipalArn" = var.principal_arns } }
    }]
  }
}

resource "aws_security_group" "kms" {
  name_prefix = "wallet-kms-"
  description = "KMS from the parents alone"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "kms" {
  for_each = toset(var.parent_security_group_ids)

  security_group_id            = aws_security_group.kms.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_endpoint" "kms" {
  vpc_id              = var.vpc_id
  service_name        = "${var.service_prefix}.${var.region}.kms"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.kms.id]
  policy              = jsonencode(local.own_account)
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id            = var.vpc_id
  service_name      = "${var.service_prefix}.${var.region}.dynamodb"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = var.route_table_ids
  policy            = jsonencode(local.own_account)
}
