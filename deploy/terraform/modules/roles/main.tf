# Who may do what. The parent's role is the only one that the key policy lets use the key, and then
# only through an attested enclave; nobody deletes rows, and nobody scans.

locals {
  tables = [var.table_arns.accounts, var.table_arns.intents, var.table_arns.receipts]
  rows   = concat(local.tables, [for arn in local.tables : "${arn}/index/*"])

  destructive = [
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:PartiQL*",
    "dynamodb:Scan",
    "dynamodb:DeleteTable",
    "dynamodb:UpdateTable",
    "dynamodb:UpdateContinuousBackups",
    "dynamodb:UpdateTimeToLive",
    "dynamodb:PutResourcePolicy",
  ]

  # Where a key's policy leaves the decision to the account, as those of earlier projects do, this
  # still wants an enclave.
  attested = { Null = { "kms:RecipientAttestation:PCR0" = "false" } }

  opening = [{
    Sid       = "Open"
    Effect    = "Allow"
    Action    = ["kms:Decrypt"]
    Resource  = var.open_key_arns
    Condition = local.attested
  }]

  # People log in by Session Manager, which knows no ARNs: no port is open, and there is no SSH key.
  sessions = [{
    Sid    = "SessionManager"
    Effect = "Allow"
    Action = [
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    Resource = "*"
  }]

  parent_policy = {
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid       = "Seal"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.seal_key_arns
        Condition = local.attested
      },
      {
        Sid      = "LookAtKeys"
        Effect   = "Allow"
        Action   = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListGrants"]
        Resource = concat(var.seal_key_arns, var.open_key_arns)
      },
      {
        Sid      = "Rows"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:DescribeTable"]
        Resource = local.rows
      },
      {
        Sid      = "NeverDestroyOrScan"
        Effect   = "Deny"
        Action   = local.destructive
        Resource = concat(local.tables, [for arn in local.tables : "${arn}/*"])
      },
      {
        Sid      = "OnlyThroughOurEndpoints"
        Effect   = "Deny"
        Action   = ["kms:*", "dynamodb:*"]
        Resource = "*"
        Condition = {
          StringNotEquals = { "aws:SourceVpce" = var.vpc_endpoint_ids }
          BoolIfExists    = { "aws:ViaAWSService" = "false" }
        }
      },
      {
        Sid       = "NoImdsV1Credentials"
        Effect    = "Deny"
        Action    = "*"
        Resource  = "*"
        Condition = { NumericLessThan = { "ec2:RoleDelivery" = "2.0" } }
      },
      ],
      [for statement in local.sessions : statement if var.parent_runs_on == "ec2"],
      [for statement in local.opening : statement if length(var.open_key_arns) > 0],
    )
  }

  # A desk sees the list of accounts, not what is sealed.
  console_policy = {
    Version = "2012-10-17"
    Statement = [{
      Sid      = "ListWithoutCiphertext"
      Effect   = "Allow"
      Action   = ["dynamodb:Query"]
      Resource = ["${var.table_arns.accounts}/index/ListIndex"]
      Condition = {
        "ForAllValues:StringEquals" = {
          "dynamodb:Attributes" = [
            "Name", "KeyId", "Address", "Version", "CreatedAt", "PublicKey", "Policy", "BirthCertificate", "Kind",
          ]
        }
        StringEqualsIfExists = { "dynamodb:Select" = "SPECIFIC_ATTRIBUTES" }
        Null                 = { "dynamodb:Attributes" = "false" }
      }
    }]
  }

  # What the key policies say of these two is all that they may do with keys.
  admin_policy = {
    Version = "2012-10-17"
    Statement = [{
      Sid    = "KeysWithoutCryptography"
      Effect = "Allow"
      Action = [
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:ListGrants",
        "kms:ListResourceTags",
        "kms:GetKeyRotationStatus",
        "kms:EnableKeyRotation",
        "kms:EnableKey",
        "kms:CancelKeyDeletion",
      ]
      Resource = concat(var.seal_key_arns, var.open_key_arns)
    }]
  }

  release_policy = {
    Version = "2012-10-17"
    Statement = [{
      Sid      = "ReleaseOfImages"
      Effect   = "Allow"
      Action   = ["kms:PutKeyPolicy", "kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"]
      Resource = concat(var.seal_key_arns, var.open_key_arns)
    }]
  }

  parent_trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = var.parent_runs_on == "ec2" ? "ec2.${var.dns_suffix}" : "pods.eks.amazonaws.com" }
      Action    = var.parent_runs_on == "ec2" ? ["sts:AssumeRole"] : ["sts:AssumeRole", "sts:TagSession"]
    }]
  }

  people = { console = var.console_principals, admin = var.admin_principals, release = var.release_principals }
  trusts = { for role, principals in local.people : role => jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = principals }
      Action    = ["sts:AssumeRole"]
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  }) }
}

resource "aws_iam_role" "parent" {
  name               = "${var.prefix}-parent"
  assume_role_policy = jsonencode(local.parent_trust)

  # The key's policy knows a role by an id that a new role of its name does not get.
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role_policy" "parent" {
  name   = "wallet"
  role   = aws_iam_role.parent.name
  policy = jsonencode(local.parent_policy)
}

resource "aws_iam_instance_profile" "parent" {
  count = var.parent_runs_on == "ec2" ? 1 : 0

  name = "${var.prefix}-parent"
  role = aws_iam_role.parent.name
}

resource "aws_iam_role" "console" {
  name               = "${var.prefix}-console"
  assume_role_policy = local.trusts["console"]
}

resource "aws_iam_role_policy" "console" {
  name   = "list"
  role   = aws_iam_role.console.name
  policy = jsonencode(local.console_policy)
}

resource "aws_iam_role" "admin" {
  name               = "${var.prefix}-admin"
  assume_role_policy = local.trusts["admin"]

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role_policy" "admin" {
  name   = "keys"
  role   = aws_iam_role.admin.name
  policy = jsonencode(local.admin_policy)
}

resource "aws_iam_role" "release" {
  name               = "${var.prefix}-release"
  assume_role_policy = local.trusts["release"]

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role_policy" "release" {
  name   = "release"
  role   = aws_iam_role.release.name
  policy = jsonencode(local.release_policy)
}
