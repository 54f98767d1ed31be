public import RestanteCore

/// Posts bodies to handlers.
public protocol HandlerPosting: Sendable {
  /// Posts a body, once, and tells how that ended.
  ///
  /// - Parameters:
  ///   - body: The bytes of the form.
  ///   - headers: What is sent besides the headers of every delivery.
  ///   - url: The handler's URL.
  func post(
    _ body: [UInt8], headers: [(name: String, value: String)], to url: String
  ) async -> DeliveryAttempt
}

extension HandlerClient: HandlerPosting {}
