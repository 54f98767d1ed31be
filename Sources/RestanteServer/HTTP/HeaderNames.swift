import HTTPTypes

extension HTTPField.Name {
  // These texts are tokens, which is all that a name has to be.
  static let idempotencyKey = HTTPField.Name("Idempotency-Key").unsafelyUnwrapped
  static let webhookID = HTTPField.Name("webhook-id").unsafelyUnwrapped
  static let traceParent = HTTPField.Name("traceparent").unsafelyUnwrapped
  static let prefer = HTTPField.Name("Prefer").unsafelyUnwrapped
  static let xRequestID = HTTPField.Name("X-Request-Id").unsafelyUnwrapped
}

extension HTTPFields {
  /// The value of a header, as the subscript returns it, which costs ten times as much where there
  /// is only one.
  func text(of name: HTTPField.Name) -> String? {
    var found: String?
    for field in self where field.name == name {
      guard found == nil else { return self[name] }
      found = field.value
    }
    return found
  }
}
