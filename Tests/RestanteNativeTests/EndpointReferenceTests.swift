import Foundation
import RestanteJSON
import Testing

@testable import RestanteNative

@Suite("The endpoints' references")
struct EndpointReferenceTests {
  private static let endpoints = EndpointTable.standard.all

  @Test("Every endpoint says what it does, what it takes and what it returns")
  func complete() {
    for endpoint in Self.endpoints {
      let reference = endpoint.reference
      let name = "\(endpoint.verb.rawValue) \(endpoint.path)"
      #expect(!reference.name.isEmpty, "\(name)")
      #expect(reference.summary.hasSuffix("."), "\(name)")
      #expect(!reference.reply.meaning.isEmpty, "\(name)")
      for parameter in reference.parameters {
        #expect(parameter.meaning.hasSuffix("."), "\(name): \(parameter.name)")
      }
      let takesBody = endpoint.verb == .post || endpoint.verb == .patch
      #expect((reference.body != nil) == takesBody, "\(name)")
    }
  }

  @Test("Every parameter of a path is described, and no other")
  func pathParameters() {
    for endpoint in Self.endpoints {
      let described = endpoint.reference.parameters.filter { $0.place == .path }.map(\.name)
      #expect(described == endpoint.path.parameters, "\(endpoint.path)")
    }
  }

  @Test("Operations are told apart by their names, and endpoints by path and verb")
  func unique() {
    let names = Self.endpoints.map(\.reference.name)
    #expect(Set(names).count == names.count)
    let places = Self.endpoints.map { "\($0.verb.rawValue) \($0.path)" }
    #expect(Set(places).count == places.count)
  }

  @Test("Every endpoint is in the document, under its path and verb, and nothing else is")
  func document() {
    var described: Set<String> = []
    for item in NativeDescription.paths {
      for verb in item.value.objectValue ?? [:] {
        described.insert("\(verb.key.uppercased()) \(item.key)")
      }
    }
    #expect(described == Set(Self.endpoints.map { "\($0.verb.rawValue) \($0.path)" }))
  }

  @Test("An endpoint has a file of its own, named for it")
  func files() throws {
    let folder = Self.root.appending(path: "Sources/RestanteNative/Endpoints")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    for endpoint in Self.endpoints {
      let type = String(describing: Swift.type(of: endpoint))
      #expect(files.contains(type), "\(type)")
    }
  }

  @Test("The committed page is the one that the references make")
  func pageIsCurrent() {
    let file = Self.root.appending(path: "docs/reference/\(NativeReferencePage.name)")
    let text = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == NativeReferencePage.text, "docs/reference is not current: make reference")
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
