{{/* What the schema cannot say: values that do not go together. */}}
{{- define "nitro-wallet.validate" -}}
{{- if regexMatch "^0+$" .Values.enclave.pcr0 -}}
{{- fail "enclave.pcr0 is zero: so is every enclave's in debug mode. Take it from the build of the image" -}}
{{- end -}}
{{- $page := ternary 1024 2 (eq .Values.enclave.hugepageSize "1Gi") -}}
{{- if mod (int .Values.enclave.memoryMiB) $page -}}
{{- fail (printf "enclave.memoryMiB is no multiple of a huge page: with hugepageSize %s it is one of %d" .Values.enclave.hugepageSize $page) -}}
{{- end -}}
{{- include "nitro-wallet.validateNode" . -}}
{{- if and .Values.autoscaling.enabled (lt (int .Values.autoscaling.maxReplicas) (int .Values.autoscaling.minReplicas)) -}}
{{- fail "autoscaling.maxReplicas is below autoscaling.minReplicas" -}}
{{- end -}}
{{- if and .Values.monitoring.serviceMonitor (not .Values.monitoring.scrapeSecret) -}}
{{- fail "monitoring.serviceMonitor needs monitoring.scrapeSecret: the gateway shows its numbers only to callers that it knows" -}}
{{- end -}}
{{- if and .Values.devicePlugin.enabled (not (and .Values.devicePlugin.repository .Values.devicePlugin.digest)) -}}
{{- fail "devicePlugin.enabled needs devicePlugin.repository and devicePlugin.digest" -}}
{{- end -}}
{{- end -}}

{{- define "nitro-wallet.validateNode" -}}
{{- $gateway := .Values.gateway -}}
{{- if $gateway.nodeUrlSecret -}}
{{- if or .Values.autoscaling.enabled (gt (int .Values.replicas) 1) -}}
{{- fail "one gateway sends for an account: gateway.nodeUrlSecret takes replicas: 1 and no autoscaling. Install the chart again, with its own gateway.sendFor, for other accounts" -}}
{{- end -}}
{{- if not .Values.networkPolicy.ethereumNode.cidrs -}}
{{- fail "gateway.nodeUrlSecret needs networkPolicy.ethereumNode.cidrs: nothing else is let through to the node" -}}
{{- end -}}
{{- else if or $gateway.passMethods $gateway.sendFor $gateway.maxFeePerGas $gateway.maxFee -}}
{{- fail "gateway.passMethods, sendFor, maxFeePerGas and maxFee need a node: set gateway.nodeUrlSecret" -}}
{{- end -}}
{{- end -}}
