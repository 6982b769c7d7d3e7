output "node_group" {
  description = "The node group's name."
  value       = aws_eks_node_group.enclaves.node_group_name
}
