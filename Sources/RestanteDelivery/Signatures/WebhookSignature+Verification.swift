public import RestanteCore

/// Why a delivery is not what one of the secrets vouches for.
public enum WebhookRefusal: String, Error, CaseIterable {
  /// A header is missing, or its value makes no sense.
  case unreadable = "a header of the signature is missing or unreadable"
  /// The attempt is said to have been made long ago, or to be made far in the future.
  case untimely = "the time of the attempt is more than five minutes off"
  /// No signature is one of the secrets'.
  case forged = "no signature belongs to a known secret"
}

extension WebhookSignature {
  /// By how many seconds the time of an attempt may differ from the receiver's.
  public static let tolerance: Int64 = 300

  /// Checks a delivery as its receiver does.
  ///
  /// - Parameters:
  ///   - body: The bytes that came.
  ///   - secrets: The secrets that the receiver knows; one of them must have made a signature.
  ///   - now: The receiver's time.
  ///   - header: Looks the value of a header up.
  /// - Throws: ``WebhookRefusal`` unless the delivery is genuine.
  public static func verify(
    _ body: [UInt8], secrets: [SigningSecret], at now: Timestamp,
    header: (String) -> String?
  ) throws(WebhookRefusal) {
    guard let id = header(identifierHeader), let time = header(timestampHeader),
      let seconds = Int64(time), let signatures = header(signatureHeader)
    else { throw .unreadable }
    guard (now.seconds - tolerance...now.seconds + tolerance).contains(seconds) else {
      throw .untimely
    }
    let given = signatures.split(separator: " ").map(String.init)
    let isGenuine = secrets.contains { secret in
      let expected = signature(id: id, time: time, body: body, secret: secret)
      // Hashes are compared in a time that tells nothing of the signature.
      return given.contains { SecretHash(of: expected).matches($0) }
    }
    guard isGenuine else { throw .forged }
  }
}
