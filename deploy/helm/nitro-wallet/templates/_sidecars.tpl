{{/*
They start in this order and end in the reverse one, after the gateway: whoever listens to the enclave is there before it, and
the gateway's last requests still have an enclave.
*/}}
{{- define "nitro-wallet.sidecars" -}}
- name: logs
  {{- include "nitro-wallet.program" . | nindent 2 }}
  args: [enclave, logs, --json]
- name: proxy
  {{- include "nitro-wallet.program" . | nindent 2 }}
  args: [vsock-proxy, "8000", {{ include "nitro-wallet.kmsHost" . }}, "443", --log-level, {{ .Values.logLevel }}]
{{ include "nitro-wallet.enclave" . }}
{{- end -}}

{{- define "nitro-wallet.program" -}}
image: "{{ .Values.image.repository }}@{{ .Values.image.digest }}"
restartPolicy: Always
command: [nitro-wallet]
securityContext:
  {{- include "nitro-wallet.containerSecurity" . | nindent 2 }}
resources:
  {{- include "nitro-wallet.resources" .Values.resources.sidecar | nindent 2 }}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
{{- end -}}

{{/*
nitro-cli leaves a process that holds the enclave, and returns. The enclave ends with that process, so the container has to
stay: hence the shell. Where the enclave no longer answers, the container is started again, and the enclave with it.
*/}}
{{- define "nitro-wallet.enclave" -}}
- name: enclave
  image: "{{ .Values.image.repository }}@{{ .Values.image.digest }}"
  restartPolicy: Always
  command:
    - /bin/sh
    - -c
    - |
      trap 'exit 0' TERM
      "$0" "$@" || exit 1
      while :; do sleep 3600 & wait $!; done
    - nitro-wallet
  args:
    - enclave
    - run
    - --enclave-cid
    - "16"
    - --cpu-count
    - {{ .Values.enclave.cpuCount | quote }}
    - --memory
    - {{ .Values.enclave.memoryMiB | quote }}
    - --eif-path
    - {{ .Values.enclave.eifPath }}
  startupProbe:
    {{- include "nitro-wallet.health" . | nindent 4 }}
    periodSeconds: 5
    failureThreshold: 36
  readinessProbe:
    {{- include "nitro-wallet.health" . | nindent 4 }}
    periodSeconds: 30
  livenessProbe:
    {{- include "nitro-wallet.health" . | nindent 4 }}
    periodSeconds: 60
    failureThreshold: 3
  securityContext:
    {{- include "nitro-wallet.containerSecurity" . | nindent 4 }}
  resources:
    requests:
      cpu: {{ .Values.resources.sidecar.cpu | quote }}
      memory: {{ .Values.resources.sidecar.memory }}
      {{- include "nitro-wallet.enclaveResources" . | nindent 6 }}
    limits:
      memory: {{ .Values.resources.sidecar.memory }}
      {{- include "nitro-wallet.enclaveResources" . | nindent 6 }}
  volumeMounts:
    - {name: tmp, mountPath: /tmp}
    - {name: nitro-cli-run, mountPath: /run/nitro_enclaves}
    - {name: nitro-cli-log, mountPath: /var/log/nitro_enclaves}
    - {name: hugepages, mountPath: /dev/hugepages}
    {{- if .Values.enclave.existingClaim }}
    - {name: eif, mountPath: {{ dir .Values.enclave.eifPath }}, readOnly: true}
    {{- end }}
{{- end -}}

{{- define "nitro-wallet.health" -}}
exec:
  command: [nitro-wallet, enclave, health, --enclave-cid, "16"]
timeoutSeconds: 20
{{- end -}}

{{- define "nitro-wallet.enclaveResources" -}}
hugepages-{{ .Values.enclave.hugepageSize }}: {{ .Values.enclave.memoryMiB }}Mi
aws.ec2.nitro/nitro_enclaves: "1"
{{- end -}}
