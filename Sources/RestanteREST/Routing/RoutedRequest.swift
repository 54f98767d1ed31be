import RestanteCore
import RestanteJSON

/// A request after routing: which method it names, with which parameters and credentials.
struct RoutedRequest: Sendable {
  /// The method as the client spelled it; `nil` when the request names none.
  let method: String?
  /// The format that the request wants its answer in.
  let format: ReplyFormat
  /// All parameters; the user and code of a webhook path among them as `aplogin` and `ap`.
  private(set) var parameters: RequestParameters
  /// What kept the body from being read.
  private(set) var fault: BodyFault?
  /// The `Authorization` header.
  let authorization: String?
  /// The `Idempotency-Key` header.
  let idempotencyKey: String?
  /// For how many seconds the client is willing to wait, where it said so. With a large body it
  /// does not wait: its parameters would stay in memory.
  let wait: Int?
  /// Whether webhooks are let through.
  let isSecure: Bool
  /// Who follows the request; nearly always `nil`.
  let interceptor: (any CallInterceptor)?
  private let route: Route
  private let readings: RequestReadings

  /// Routes a request whose parameters are read as a mode reads them.
  init(_ request: RESTRequest, route: Route, readings: RequestReadings, mode: Mode) {
    let reading = readings[mode]
    self.route = route
    self.readings = readings
    parameters = reading.parameters
    fault = reading.fault
    let variable = route.method == nil ? Self.methodVariable(request, reading) : nil
    (method, format) = variable.map(Route.split) ?? (route.method, route.format)
    authorization = request.authorization
    idempotencyKey = request.idempotencyKey
    wait =
      readings.bodyBytes <= BodyAdmission.smallBytes
      ? request.prefer.flatMap(PreferHeader.wait) : nil
    isSecure = request.isSecure
    interceptor = request.interceptor
    addWebhook()
  }

  /// The request as another mode reads it; `nil` when that makes no difference.
  func read(in mode: Mode, insteadOf other: Mode) -> RoutedRequest? {
    guard mode != other, !readings.isPlain else { return nil }
    var request = self
    request.parameters = readings[mode].parameters
    request.fault = readings[mode].fault
    request.addWebhook()
    return request
  }

  private mutating func addWebhook() {
    guard let user = route.webhookUser, let code = route.webhookCode else { return }
    parameters.set("aplogin", to: .string(user))
    parameters.set("ap", to: .string(code))
  }

  /// The request variable that can stand in for a path that names no method. A member of a JSON
  /// body is no variable.
  private static func methodVariable(_ request: RESTRequest, _ reading: RequestReading) -> String? {
    guard reading.isJSON else { return reading.parameters.text("method") }
    let variables = (try? QueryString.parse(request.query ?? "")) ?? [:]
    return RequestParameters(variables).text("method")
  }
}
