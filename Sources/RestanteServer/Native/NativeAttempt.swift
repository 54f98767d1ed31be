import HTTPTypes
import Hummingbird
import NIOCore
import RestanteCore
import RestanteJSON

/// A request to the native API that its client gave an `Idempotency-Key`: repeated, it has no
/// second effect.
struct NativeAttempt: Sendable {
  let key: IdempotencyKey

  /// The attempt that a request is; `nil` when it has no key.
  init?(_ request: Request, _ admission: NativeAPI.Admission) throws(Problem) {
    guard let header = request.headers[.idempotencyKey] else { return nil }
    guard let value = IdempotencyKey.value(header: header) else {
      throw Problem(
        .invalidArgument, "Idempotency-Key must have 1 to 255 printable ASCII characters.",
        argument: "Idempotency-Key")
    }
    key = IdempotencyKey(
      portal: admission.grant.portal.id, owner: .apiKey(admission.key), method: "/v1/events",
      value: value)
  }

  /// Tells payloads apart, however their JSON is spaced.
  func fingerprint(of body: ByteBuffer) throws(Problem) -> [UInt8] {
    Digests.sha256(try JSONValue(body: body).encoded())
  }
}

extension HTTPField.Name {
  // These texts are tokens, which is all that a name has to be.
  static let idempotencyKey = HTTPField.Name("Idempotency-Key").unsafelyUnwrapped
  static let prefer = HTTPField.Name("Prefer").unsafelyUnwrapped
  static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed").unsafelyUnwrapped
}
