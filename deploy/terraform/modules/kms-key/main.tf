# The key that seals accounts, as it is before the first image: administered by the account,
# cryptography for nobody. Who may use it is the module key-policy's to say, which another role
# applies; so the policy that is put later is none of this module's business.

locals {
  partition = split(":", var.account_arn)[1]
  account   = split(":", var.account_arn)[4]

  policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AdministrationByTheAccount"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
        Action = [
          "kms:DescribeKey",
          "kms:GetKeyPolicy",
          "kms:PutKeyPolicy",
          "kms:ListGrants",
          "kms:ListResourceTags",
          "kms:TagResource",
          "kms:GetKeyRotationStatus",
          "kms:EnableKeyRotation",
          "kms:ScheduleKeyDeletion",
          "kms:CancelKeyDeletion",
        ]
        Resource = "*"
      },
      {
        Sid       = "CryptographyForNobody"
        Effect    = "Deny"
        Principal = "*"
        Action = [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:CreateGrant",
        ]
        Resource = "*"
      },
    ]
  }
}

resource "aws_kms_key" "this" {
  description             = "Nitro Wallet: seals accounts for enclaves"
  policy                  = jsonencode(local.policy)
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = {
    app     = "nitro-wallet"
    custody = "true"
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [policy]
  }
}
