import HTTPTypes

extension HTTPField.Name {
  // These texts are tokens, which is all that a name has to be.
  static let idempotencyKey = HTTPField.Name("Idempotency-Key").unsafelyUnwrapped
  static let webhookID = HTTPField.Name("webhook-id").unsafelyUnwrapped
  static let traceParent = HTTPField.Name("traceparent").unsafelyUnwrapped
  static let prefer = HTTPField.Name("Prefer").unsafelyUnwrapped
  static let xRequestID = HTTPField.Name("X-Request-Id").unsafelyUnwrapped
}
