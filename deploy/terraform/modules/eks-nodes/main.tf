# Nodes that can hold enclaves, and the pod's identity. The allocator takes its huge pages at boot,
# before anything else uses the memory; the seccomp profile is the chart's, which names it.

locals {
  user_data = <<-EOT
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="//"

    --//
    Content-Type: text/x-shellscript; charset="us-ascii"

    #!/bin/bash -e
    dnf install -y aws-nitro-enclaves-cli
    printf -- '---\nmemory_mib: %d\ncpu_count: %d\n' ${var.enclave_memory} ${var.enclave_cpus} > /etc/nitro_enclaves/allocator.yaml
    systemctl enable --now nitro-enclaves-allocator.service
    # It takes the largest pages that fit; the chart asks for pages of one size.
    large=/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages
    [ ! -e $large ] || echo 0 > $large
    echo ${var.enclave_memory / 2} > /sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages
    mkdir -p /var/lib/kubelet/seccomp/profiles
    echo ${base64encode(file("${path.module}/../../../helm/nitro-wallet/files/seccomp.json"))} | base64 -d > /var/lib/kubelet/seccomp/profiles/nitro-wallet.json
    --//--
  EOT
}

resource "aws_launch_template" "nodes" {
  name_prefix            = "wallet-nodes-"
  update_default_version = true
  instance_type          = var.instance_type
  user_data              = base64encode(local.user_data)

  enclave_options {
    enabled = true
  }

  # Pods have no way to the instance's role: theirs comes by EKS Pod Identity.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted   = true
      volume_type = "gp3"
      volume_size = 30
    }
  }
}

resource "aws_eks_node_group" "enclaves" {
  cluster_name    = var.cluster_name
  node_group_name = "wallet-enclaves"
  node_role_arn   = var.node_role_arn
  subnet_ids      = var.subnet_ids
  ami_type        = "AL2023_x86_64_STANDARD"

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }

  scaling_config {
    desired_size = var.nodes
    min_size     = var.nodes
    max_size     = var.max_nodes
  }

  lifecycle {
    ignore_changes = [scaling_config[0].desired_size] # the cluster's autoscaler's
  }

  update_config {
    max_unavailable = 1
  }

  labels = {
    "aws-nitro-enclaves-k8s-dp" = "enabled"
  }

  # Every container of a node can talk to its enclave over vsock, which no network policy sees.
  taint {
    key    = "nitro-wallet"
    value  = "enclave"
    effect = "NO_SCHEDULE"
  }
}

resource "aws_eks_pod_identity_association" "parent" {
  cluster_name    = var.cluster_name
  namespace       = var.namespace
  service_account = var.service_account
  role_arn        = var.parent_role_arn
}
