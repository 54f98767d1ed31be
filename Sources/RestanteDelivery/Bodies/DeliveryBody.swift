import RestanteCore
import RestanteJSON

/// A delivery would be larger than deliveries may be.
public struct DeliveryBodyTooLarge: Error, Hashable {
  /// How large it may be, in bytes.
  public let maximumBytes: Int
}

/// What is posted to a handler.
public enum DeliveryBody {
  /// The media type of a body.
  public static let contentType = "application/x-www-form-urlencoded"
  /// The largest body unless told otherwise, in bytes: what a publication may have, encoded.
  public static let standardMaximumBytes = 32 << 20

  /// The bytes to post: `event`, `event_handler_id`, `data`, `ts` and `auth`, in this order.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - authorization: What the receiver may rely on and act with.
  ///   - maximumBytes: The largest body.
  /// - Throws: ``DeliveryBodyTooLarge``. What is nested deeply grows by the names of everything
  ///   around it.
  public static func encode(
    _ event: OnlineEvent, authorization: DeliveryAuthorization,
    maximumBytes: Int = standardMaximumBytes
  ) throws(DeliveryBodyTooLarge) -> [UInt8] {
    var form = FormWriter(maximumBytes: maximumBytes)
    try form.write(.string(event.name.text), as: "event")
    try form.write(.int(event.binding.rawValue), as: "event_handler_id")
    try form.write(event.data, as: "data")
    try form.write(.int(event.time.seconds), as: "ts")
    try form.write(.object(block(authorization)), as: "auth")
    return form.bytes
  }

  private static func block(_ authorization: DeliveryAuthorization) -> JSONObject {
    let sender = authorization.sender
    guard let tokens = authorization.tokens else {
      return [
        "domain": .string(sender.domain),
        "client_endpoint": .string(sender.clientEndpoint),
        "server_endpoint": .string(sender.serverEndpoint),
        "member_id": .string(sender.memberID),
        "application_token": .string(authorization.applicationToken),
      ]
    }
    var block: JSONObject = [
      "access_token": .string(tokens.access),
      "expires": .int(tokens.expires.seconds),
      "expires_in": .int(tokens.lifetime),
      "scope": .string(tokens.scopes.joined(separator: ",")),
      "domain": .string(sender.domain),
      "server_endpoint": .string(sender.serverEndpoint),
      "status": .string(tokens.status),
      "client_endpoint": .string(sender.clientEndpoint),
      "member_id": .string(sender.memberID),
      "user_id": .int(tokens.user.rawValue),
    ]
    if let refresh = tokens.refresh { block["refresh_token"] = .string(refresh) }
    block["application_token"] = .string(authorization.applicationToken)
    return block
  }
}
