import RestanteCore
import RestanteDelivery
import RestanteTracing
import Tracing

/// Posts to handlers within spans: the handler is told of the attempt as what it is a part of.
struct TracedPosting: HandlerPosting {
  let inner: any HandlerPosting
  let tracer: RestanteTracer

  func post(
    _ body: [UInt8], headers: [(name: String, value: String)], to url: String
  ) async -> DeliveryAttempt {
    var headers = headers
    let place = headers.firstIndex { $0.name == WebhookSignature.traceHeader }
    let span = tracer.startSpan(
      "deliver", kind: .client, within: place.flatMap { TraceParent(headers[$0].value) })
    if let own = span.identity.traceParent?.text {
      if let place {
        headers[place].value = own
      } else {
        headers.append((WebhookSignature.traceHeader, own))
      }
    }
    let attempt = await inner.post(body, headers: headers, to: url)
    if span.isRecording {
      span.updateAttributes { attributes in
        attributes["http.request.method"] = "POST"
        if case .replied(let status) = attempt.outcome {
          attributes["http.response.status_code"] = status
        }
      }
      if case .failed(let failure) = attempt.outcome {
        span.setStatus(SpanStatus(code: .error, message: failure.rawValue))
      } else if !attempt.isSuccess {
        span.setStatus(SpanStatus(code: .error))
      }
    }
    span.end()
    return attempt
  }
}
