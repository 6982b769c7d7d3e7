# The ways to KMS and DynamoDB that stay inside the VPC, for the wallet's roles alone. Private DNS and
# route tables send the whole VPC's calls through them: this VPC is for the wallet.

locals {
  reached = {
    kms      = { actions = ["kms:*"], resources = var.key_arns }
    dynamodb = { actions = ["dynamodb:*"], resources = concat(var.table_arns, [for arn in var.table_arns : "${arn}/index/*"]) }
  }

  policies = { for service, at in local.reached : service => jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ThisAccountOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "*"
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:PrincipalAccount" = var.account_id } }
      },
      {
        # A gateway endpoint takes no role as its Principal: the condition names them.
        Sid       = "Wallet"
        Effect    = "Allow"
        Principal = "*"
        Action    = at.actions
        Resource  = at.resources
        Condition = { ArnEquals = { "aws:PrincipalArn" = var.principal_arns } }
      },
    ]
  }) }
}

resource "aws_security_group" "kms" {
  name_prefix = "wallet-kms-"
  description = "KMS from the parents alone"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "kms" {
  count = length(var.parent_security_group_ids)

  security_group_id            = aws_security_group.kms.id
  referenced_security_group_id = var.parent_security_group_ids[count.index]
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

data "aws_subnet" "kms" {
  count = length(var.subnet_ids)

  id = var.subnet_ids[count.index]
}

resource "aws_vpc_endpoint" "kms" {
  vpc_id              = var.vpc_id
  service_name        = "com.amazonaws.${var.region}.kms"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.kms.id]
  policy              = local.policies["kms"]
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id            = var.vpc_id
  service_name      = "com.amazonaws.${var.region}.dynamodb"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = var.route_table_ids
  policy            = local.policies["dynamodb"]
}
