import RestanteCore
import RestanteJSON

/// Handles requests below `/rest/api/` in the envelope of REST 3.0.
///
/// Parameters come as a JSON body, never in the query. Credentials are an `Authorization` header,
/// the body's `auth` or a webhook's path.
struct V3Service: Sendable {
  let context: ServiceContext
  let meter: RequestMeter

  /// Handles one request. Never fails: what goes wrong is in the reply.
  func respond(to request: RESTRequest, body source: any RESTBody) async -> RESTReply {
    let start = context.stopwatch.microseconds()
    let route = V3Route(path: request.path)
    guard let method = route.method.flatMap({ V3Methods.method(named: $0) }) else {
      do throws(RESTError) {
        try meter.charge(nil)
        return RESTReply(V3Error.methodNotFound)
      } catch {
        return RESTReply(V3Error(error))
      }
    }
    let operation = "rest3:\(method.name)"
    do throws(V3Error) {
      let body = try await body(of: request, route, source)
      let caller = try await caller(request, route, body)
      let processingStart = context.stopwatch.microseconds()
      let result = try await method.run(V3Call(caller: caller, body: body))
      let time = CallTime(
        start: start, processingStart: processingStart,
        finish: context.stopwatch.microseconds())
      let json = SuccessBody.encode(
        MethodResult(result), time: time, utcOffset: context.utcOffset(of: caller.portal))
      return RESTReply(
        status: 200, contentType: RESTReply.jsonContentType, body: json, operation: operation)
    } catch {
      return RESTReply(error, operation: operation)
    }
  }

  /// The body's JSON value; null without a body and for verbs that have none.
  private func body(
    of request: RESTRequest, _ route: V3Route, _ source: any RESTBody
  ) async throws(V3Error) -> JSONValue {
    guard request.verb == "POST" else { return nil }
    let admission = BodyAdmission(context: context, meter: meter, isSecure: request.isSecure)
    let value: Result<JSONValue, V3Error>?
    do throws(RESTError) {
      value = try await admission.decoded(source) {
        BodyAdmission.Shown(
          header: request.authorization, parameters: RequestParameters(), webhook: route.webhook)
      } _: {
        Self.value(of: $0, contentType: request.contentType)
      }
    } catch {
      throw V3Error(error)
    }
    return try value?.get() ?? nil
  }

  private static func value(
    of body: [UInt8], contentType: String?
  ) -> Result<JSONValue, V3Error> {
    guard !body.isEmpty else { return .success(nil) }
    let limits = JSONParser.Limits(
      maxBytes: body.count, maxValues: ParameterDecoder.maxJSONValues)
    guard MediaType(contentType).isJSON,
      let value = try? JSONParser(limits: limits).parse(body), value.phpElements != nil
    else { return .failure(.invalidJSON) }
    return .success(value)
  }

  private func caller(
    _ request: RESTRequest, _ route: V3Route, _ body: JSONValue
  ) async throws(V3Error) -> Caller {
    var parameters = RequestParameters()
    if let token = body["auth"] { parameters.set("auth", to: token) }
    if let webhook = route.webhook {
      parameters.set("aplogin", to: .string(webhook.user))
      parameters.set("ap", to: .string(webhook.code))
    }
    do throws(RESTError) {
      let caller = try await Authenticator(context: context, meter: meter).caller(
        header: request.authorization, parameters: parameters, scope: nil,
        isSecure: request.isSecure)
      meter.note(caller.portal.id, clientID: caller.clientID)
      return caller
    } catch {
      throw V3Error(error)
    }
  }
}
