import RestanteCore
import RestanteDelivery

/// A delivery as it came in, and whether it is genuine.
struct ReceivedDelivery: Sendable {
  /// By what a receiver recognizes its deliveries.
  struct Secrets: Sendable {
    /// The `application_token` that deliveries must carry; `nil` to take any.
    var applicationToken: Secret?
    /// The secrets of which one must have signed a delivery; none to take any.
    var signing: [SigningSecret] = []
  }

  /// A field of the form: its decoded name and value.
  struct Field: Sendable {
    var name: String
    var value: String
  }

  let path: String
  let fields: [Field]
  let size: Int
  /// What was checked, a sentence each.
  let findings: [String]
  let isGenuine: Bool

  /// Reads a delivery.
  ///
  /// - Parameters:
  ///   - path: The path of the request.
  ///   - body: The bytes that came.
  ///   - secrets: What they are checked against.
  ///   - now: The time.
  ///   - header: Looks the value of a header up.
  init(
    path: String, body: [UInt8], secrets: Secrets, at now: Timestamp,
    header: (String) -> String?
  ) {
    self.path = path
    self.size = body.count
    self.fields = body.split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return Field(
        name: PercentCoding.decode(parts[0], plusIsSpace: true),
        value: parts.count == 2 ? PercentCoding.decode(parts[1], plusIsSpace: true) : "")
    }
    var findings: [String] = []
    var isGenuine = true
    if let token = secrets.applicationToken {
      let given = fields.last { $0.name == "auth[application_token]" }?.value ?? ""
      let isRight = SecretHash(of: token.text).matches(given)
      findings.append(isRight ? "application_token is right" : "application_token is WRONG")
      isGenuine = isRight
    }
    if !secrets.signing.isEmpty {
      do {
        try WebhookSignature.verify(body, secrets: secrets.signing, at: now, header: header)
        findings.append("signature is right")
      } catch {
        findings.append("signature is WRONG: \(error.rawValue)")
        isGenuine = false
      }
    }
    self.findings = findings
    self.isGenuine = isGenuine
  }

  /// The delivery for people: a line for the request, then one for each field, in the order in
  /// which they came, and for each finding.
  func lines(number: Int, status: Int) -> [String] {
    let width = min(fields.map(\.name.count).max() ?? 0, 40)
    return ["#\(number) POST \(path.withoutControls), \(size) bytes: \(status)"]
      + fields.map { field in
        let name = field.name.withoutControls
        let gap = String(repeating: " ", count: max(0, width - name.count))
        return "  \(name)\(gap)  \(field.value.withoutControls)"
      } + findings.map { "  \($0)" }
  }
}
