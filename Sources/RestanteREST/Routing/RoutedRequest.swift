import RestanteCore
import RestanteJSON

/// A request after routing: which method it names, with which parameters and credentials. A class,
/// since those who wait hold it.
final class RoutedRequest: Sendable {
  /// The method as the client spelled it; `nil` when the request names none.
  let method: String?
  /// The format that the request wants its answer in.
  let format: ReplyFormat
  /// All parameters; the user and code of a webhook path among them as `aplogin` and `ap`.
  let parameters: RequestParameters
  /// What kept the body from being read.
  let fault: BodyFault?
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
    parameters = Self.parameters(of: reading, route)
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
  }

  private init(_ other: RoutedRequest, in mode: Mode) {
    route = other.route
    readings = other.readings
    parameters = Self.parameters(of: readings[mode], route)
    fault = readings[mode].fault
    method = other.method
    format = other.format
    authorization = other.authorization
    idempotencyKey = other.idempotencyKey
    wait = other.wait
    isSecure = other.isSecure
    interceptor = other.interceptor
  }

  /// The request as another mode reads it; `nil` when that makes no difference.
  func read(in mode: Mode, insteadOf other: Mode) -> RoutedRequest? {
    mode == other || readings.isPlain ? nil : RoutedRequest(self, in: mode)
  }

  private static func parameters(of reading: RequestReading, _ route: Route) -> RequestParameters {
    var parameters = reading.parameters
    if let user = route.webhookUser, let code = route.webhookCode {
      parameters.set("aplogin", to: .string(user))
      parameters.set("ap", to: .string(code))
    }
    return parameters
  }

  /// The request variable that can stand in for a path that names no method. A member of a JSON
  /// body is no variable.
  private static func methodVariable(_ request: RESTRequest, _ reading: RequestReading) -> String? {
    guard reading.isJSON else { return reading.parameters.text("method") }
    let variables = (try? QueryString.parse(request.query ?? "")) ?? [:]
    return RequestParameters(variables).text("method")
  }
}
