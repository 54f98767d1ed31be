private import FoundationEssentials
public import RestanteCore

/// What a delivery is signed with: the headers of Standard Webhooks 1.0.
public enum WebhookSignature {
  /// The header that names a delivery, the same on every attempt: receivers drop repeats by it.
  public static let identifierHeader = "webhook-id"
  /// The header with the time of the attempt in seconds since 1970.
  public static let timestampHeader = "webhook-timestamp"
  /// The header with one signature or, while a secret is being replaced, several.
  public static let signatureHeader = "webhook-signature"
  /// The header that says which trace a delivery belongs to.
  public static let traceHeader = "traceparent"

  /// The headers of an attempt.
  ///
  /// - Parameters:
  ///   - id: What names the delivery. It holds no point.
  ///   - now: The time of the attempt.
  ///   - body: The bytes that are posted.
  ///   - secrets: The secrets to sign with; the body has a signature of each.
  ///   - trace: The trace that the publication belongs to.
  public static func headers(
    id: String, at now: Timestamp, body: [UInt8], secrets: [SigningSecret],
    trace: TraceParent? = nil
  ) -> [(name: String, value: String)] {
    let time = String(now.seconds)
    let signatures = secrets.map { signature(id: id, time: time, body: body, secret: $0) }
    return [
      (identifierHeader, id), (timestampHeader, time),
      (signatureHeader, signatures.joined(separator: " ")),
    ] + (trace.map { [(traceHeader, $0.text)] } ?? [])
  }

  static func signature(
    id: String, time: String, body: [UInt8], secret: SigningSecret
  ) -> String {
    let code = Digests.hmacSHA256(Array("\(id).\(time).".utf8) + body, key: secret.bytes)
    return "v1,\(Data(code).base64EncodedString())"
  }
}
