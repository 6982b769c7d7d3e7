{{- define "nitro-wallet.gateway" -}}
- name: gateway
  image: "{{ .Values.image.repository }}@{{ .Values.image.digest }}"
  command: [nitro-wallet]
  args:
    {{- include "nitro-wallet.gatewayArguments" . | nindent 4 }}
  env:
    - name: POD_IP
      valueFrom: {fieldRef: {fieldPath: status.podIP}}
  ports:
    - {name: https, containerPort: 9545}
  startupProbe:
    {{- include "nitro-wallet.upcheck" . | nindent 4 }}
    periodSeconds: 2
    failureThreshold: 60
  livenessProbe:
    {{- include "nitro-wallet.upcheck" . | nindent 4 }}
    periodSeconds: 10
    timeoutSeconds: 5
  readinessProbe:
    {{- if .Values.gateway.clientCaSecret }}
    tcpSocket: {port: https}
    {{- else }}
    httpGet: {path: /healthcheck, port: https, scheme: HTTPS}
    {{- end }}
    periodSeconds: 5
    timeoutSeconds: 5
  lifecycle:
    # Until no Service leads here any more; then it lets requests end, for 30 s.
    preStop: {sleep: {seconds: 5}}
  securityContext:
    {{- include "nitro-wallet.containerSecurity" . | nindent 4 }}
  resources:
    {{- include "nitro-wallet.resources" .Values.resources.gateway | nindent 4 }}
  volumeMounts:
    - {name: tmp, mountPath: /tmp}
    - {name: state, mountPath: /var/lib/nitro-wallet}
    - {name: tls, mountPath: /etc/nitro-wallet/tls, readOnly: true}
    - {name: tokens, mountPath: /etc/nitro-wallet/tokens, readOnly: true}
    {{- if .Values.gateway.clientCaSecret }}
    - {name: client-ca, mountPath: /etc/nitro-wallet/client-ca, readOnly: true}
    {{- end }}
    {{- if .Values.gateway.nodeUrlSecret }}
    - {name: node, mountPath: /etc/nitro-wallet/node, readOnly: true}
    {{- end }}
{{- end -}}

{{/* The kubelet has no certificate to show: where one is asked for, it sees only that the port is open. */}}
{{- define "nitro-wallet.upcheck" -}}
{{- if .Values.gateway.clientCaSecret -}}
tcpSocket: {port: https}
{{- else -}}
httpGet: {path: /upcheck, port: https, scheme: HTTPS}
{{- end -}}
{{- end -}}

{{- define "nitro-wallet.gatewayArguments" -}}
- gateway
- run
- --listen
# Not on all addresses: probes and Prometheus call the gateway by this one, which it then answers to.
- $(POD_IP):9545
- --chain-id
- {{ .Values.gateway.chainId | quote }}
- --enclave-cid
- "16"
- --pcr
- 0={{ .Values.enclave.pcr0 }}
- --region
- {{ .Values.region }}
- --table
- {{ .Values.tables.accounts }}
- --intents-table
- {{ .Values.tables.intents }}
- --receipts-table
- {{ .Values.tables.receipts }}
{{- if .Values.kmsKeyId }}
- --key-id
- {{ .Values.kmsKeyId }}
{{- end }}
- --pins-file
- /var/lib/nitro-wallet/pins.json
- --heads
- /var/lib/nitro-wallet/heads.json
- --receipts-folder
- /var/lib/nitro-wallet/receipts
- --tls-certificate
- /etc/nitro-wallet/tls/tls.crt
- --tls-key
- /etc/nitro-wallet/tls/tls.key
- --tokens-file
- /etc/nitro-wallet/tokens/tokens.yaml
{{- if .Values.gateway.clientCaSecret }}
- --client-ca
- /etc/nitro-wallet/client-ca/ca.crt
{{- end }}
{{- range concat (list (include "nitro-wallet.fullname" .) (include "nitro-wallet.serviceHost" .) (printf "%s.cluster.local" (include "nitro-wallet.serviceHost" .))) .Values.gateway.hostNames }}
- --host-name
- {{ . }}
{{- end }}
{{- include "nitro-wallet.nodeArguments" .Values.gateway }}
- --log-level
- {{ .Values.logLevel }}
{{- end -}}

{{- define "nitro-wallet.nodeArguments" -}}
{{- if .nodeUrlSecret }}
- --node-url-file
- /etc/nitro-wallet/node/url
{{- end }}
{{- range .passMethods }}
- --pass-method
- {{ . }}
{{- end }}
{{- range .sendFor }}
- --send-for
- {{ . | quote }}
{{- end }}
{{- with .maxFeePerGas }}
- --max-fee-per-gas
- {{ . | quote }}
{{- end }}
{{- with .maxFee }}
- --max-fee
- {{ . | quote }}
{{- end }}
{{- end -}}
