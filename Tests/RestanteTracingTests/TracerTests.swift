import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing
import Tracing

@testable import RestanteTracing

/// Keeps the spans that end.
private final class Ended: Sendable {
  private let spans = Mutex<[FinishedSpan]>([])
  func add(_ span: FinishedSpan) { spans.withLock { $0.append(span) } }
  var all: [FinishedSpan] { spans.withLock { $0 } }
}

private struct Headers: Extractor, Injector {
  func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
  func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
    carrier[key] = value
  }
}

@Suite("Spans")
struct TracerTests {
  private static let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
  private let ended = Ended()

  private func tracer(_ ratio: Double = 1) -> RestanteTracer {
    RestanteTracer(random: SeededRandom(seed: 7), ratio: ratio, finish: ended.add)
  }

  @Test("A span belongs to the trace of its parent and names it")
  func parent() throws {
    let parent = try #require(TraceParent(Self.text))
    let span = tracer().startSpan("work", kind: .server, within: parent)
    span.end()
    let finished = try #require(ended.all.first)
    #expect(finished.identity.trace == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(finished.parent == "00f067aa0ba902b7")
    #expect(finished.identity.span.count == 16 && finished.identity.span != finished.parent)
    #expect(finished.end >= finished.start)
    let own = try #require(span.identity.traceParent)
    #expect(SpanIdentity(own) == span.identity)
  }

  @Test("Without a parent a trace begins, of which the set part is recorded")
  func sampling() {
    for (ratio, range) in [(0, 0...0), (1, 1_000...1_000), (0.25, 150...350)] {
      let before = ended.all.count
      let tracer = tracer(ratio)
      for _ in 0..<1_000 { tracer.startSpan("work", kind: .server, within: nil).end() }
      #expect(range.contains(ended.all.count - before), "\(ratio)")
    }
  }

  @Test("A trace that others do not record is not recorded here, but goes on")
  func unsampled() throws {
    let text = Self.text.dropLast(2) + "00"
    let parent = try #require(TraceParent(String(text)))
    let span = tracer().startSpan("work", kind: .client, within: parent)
    #expect(!span.isRecording)
    #expect(span.identity.traceParent?.text.hasPrefix(text.prefix(36)) == true)
    #expect(span.identity.traceParent?.text.hasSuffix("-00") == true)
    span.end()
    #expect(ended.all.isEmpty)
  }

  @Test("Ending twice counts once; what is told afterwards is not recorded")
  func twice() {
    let span = tracer().startSpan("work", kind: .server, within: nil)
    span.end()
    span.operationName = "other"
    span.end()
    #expect(ended.all.map(\.name) == ["work"] && !span.isRecording)
  }

  @Test("The context is read from headers and written to them")
  func propagation() throws {
    let tracer = tracer()
    var context = ServiceContext.topLevel
    tracer.extract(["traceparent": Self.text], into: &context, using: Headers())
    let span = tracer.startSpan("work", context: context)
    var headers: [String: String] = [:]
    tracer.inject(span.context, into: &headers, using: Headers())
    #expect(headers["traceparent"] == span.identity.traceParent?.text)
    #expect(headers["traceparent"]?.hasPrefix("00-4bf92f3577b34da6a3ce929d0e0e4736-") == true)
    var other = ServiceContext.topLevel
    tracer.extract(["traceparent": "nonsense"], into: &other, using: Headers())
    #expect(other.spanIdentity == nil)
  }

  @Test("A buffer keeps the oldest spans and counts what it drops")
  func bounded() throws {
    let tracer = tracer()
    tracer.startSpan("work", kind: .server, within: nil).end()
    let span = try #require(ended.all.first)
    let buffer = SpanBuffer()
    for _ in 0..<SpanBuffer.capacity + 3 { buffer.add(span) }
    let first = buffer.take(5)
    #expect(first.spans.count == 5 && first.dropped == 3)
    let rest = buffer.take(.max)
    #expect(rest.spans.count == SpanBuffer.capacity - 5 && rest.dropped == 0)
  }
}

@Suite("Spans in OTLP")
struct OTLPDocumentTests {
  @Test("A span is written with all that is known of it")
  func document() throws {
    let parent = try #require(
      TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
    let span = FinishedSpan(
      identity: SpanIdentity(trace: SpanIdentity(parent).trace, span: "1", isSampled: true),
      parent: "00f067aa0ba902b7", name: "event.offline.get", kind: .server, start: 5, end: 9,
      attributes: ["code": 200, "route": "/rest"], links: [SpanIdentity(parent)], failure: "busy")
    let text = String(
      decoding: OTLPDocument.encode([span], service: "restante", version: "1"), as: UTF8.self)
    let value = try JSONParser().parse(Array(text.utf8))
    let scope = value["resourceSpans"]?.arrayValue?.first?["scopeSpans"]?.arrayValue?.first
    let written = try #require(scope?["spans"]?.arrayValue?.first)
    #expect(written["traceId"] == "4bf92f3577b34da6a3ce929d0e0e4736" && written["spanId"] == "1")
    #expect(written["parentSpanId"] == "00f067aa0ba902b7" && written["kind"] == 2)
    #expect(written["startTimeUnixNano"] == "5" && written["endTimeUnixNano"] == "9")
    #expect(written["status"] == ["code": 2, "message": "busy"])
    #expect(
      written["links"] == [
        ["traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "spanId": "00f067aa0ba902b7"]
      ])
    let attributes = written["attributes"]?.arrayValue ?? []
    #expect(attributes.contains(["key": "code", "value": ["intValue": "200"]]))
    #expect(attributes.contains(["key": "route", "value": ["stringValue": "/rest"]]))
    #expect(text.contains(#""key":"service.name","value":{"stringValue":"restante"}"#))
  }
}
