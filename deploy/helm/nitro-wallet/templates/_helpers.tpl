{{- define "nitro-wallet.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "nitro-wallet.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: parent
{{- end -}}

{{- define "nitro-wallet.labels" -}}
{{ include "nitro-wallet.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "nitro-wallet.pluginLabels" -}}
app.kubernetes.io/name: nitro-enclaves-device-plugin
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* AWS's China partition has a domain of its own. */}}
{{- define "nitro-wallet.kmsHost" -}}
kms.{{ .Values.region }}.amazonaws.com{{ if hasPrefix "cn-" .Values.region }}.cn{{ end }}
{{- end -}}

{{- define "nitro-wallet.serviceHost" -}}
{{ include "nitro-wallet.fullname" . }}.{{ .Release.Namespace }}.svc
{{- end -}}

{{/* Of every container that is ours. */}}
{{- define "nitro-wallet.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Limits are requests, but for the processor. */}}
{{- define "nitro-wallet.resources" -}}
requests:
  cpu: {{ .cpu | quote }}
  memory: {{ .memory }}
limits:
  memory: {{ .memory }}
{{- end -}}
