import Foundation
import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("The method reference")
struct MethodReferenceTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("Every method has one reference, and every reference a method")
  func complete() {
    let methods = MethodTable.standard.all.map(\.name).sorted()
    #expect(MethodReferences.all.map(\.name).sorted() == methods)
  }

  @Test("Every method of REST 3.0 has one reference, and every reference a method")
  func completeForREST3() {
    #expect(V3References.all.map(\.name).sorted() == V3Methods.all.map(\.name).sorted())
  }

  @Test("Every error that can occur is among a method's or everybody's")
  func errors() {
    let named = (MethodReferences.all.flatMap(\.errors) + MethodReferences.commonErrors)
      .map(\.entry)
    for entry in ErrorEntry.allCases where entry.waits == nil {
      #expect(named.contains(entry), "\(entry)")
    }
    for entry in named { #expect(entry.waits == nil, "\(entry) cannot occur yet") }
  }

  @Test("No parameter is named twice, and a required one has no default")
  func parameters() {
    for method in MethodReferences.all {
      let names = method.parameters.map { $0.name.uppercased() }
      #expect(Set(names).count == names.count, "\(method.name)")
      for parameter in method.parameters where parameter.isRequired {
        #expect(parameter.standard == nil, "\(method.name): \(parameter.name)")
      }
    }
  }

  @Test("A method reads the parameters that its reference names, and no others")
  func readsWhatItNames() throws {
    for method in MethodReferences.all {
      let implementation = try #require(
        MethodTable.standard.all.first { $0.name == method.name }, "\(method.name)")
      let sources = try Self.sources(of: String(describing: type(of: implementation)))
      let own = Self.parametersRead(in: sources.own)
      let all = own.union(Self.parametersRead(in: sources.helpers))
      // Routing and authorization read these for the methods.
      let named = Set(method.parameters.map { $0.name.uppercased() })
        .subtracting(["START", "AUTH_CONNECTOR"])
      #expect(named.isSubset(of: all), "\(method.name) does not read all it names")
      #expect(own.isSubset(of: named), "\(method.name) reads more than it names")
    }
  }

  @Test("The committed pages are those that the references make")
  func pagesAreCurrent() throws {
    let folder = Self.root.appending(path: "docs/reference")
    for page in ReferencePages.all {
      let file = folder.appending(path: page.name)
      let text = try? String(contentsOf: file, encoding: .utf8)
      #expect(text == page.text, "docs/reference/\(page.name) is not current: make reference")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    // The page of the native API has a test of its own.
    #expect(Set(files).subtracting(["native.md"]) == Set(ReferencePages.all.map(\.name)))
  }

  @Test("docs/compatibility.md is what `restante docs compatibility` writes")
  func compatibility() throws {
    let file = Self.root.appending(path: "docs/compatibility.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page == CompatibilityPage.text, "run `make reference`")
    for method in MethodTable.standard.all {
      #expect(page.contains("[`\(method.name)`](reference/"), "\(method.name)")
    }
  }

  @Test("Pages have links that lead somewhere")
  func links() throws {
    let overview = try #require(ReferencePages.all.first { $0.name == "README.md" })
    for link in overview.text.matches(of: /\]\(([a-z-]+\.md)#([a-z]+)\)/) {
      let page = try #require(ReferencePages.all.first { $0.name == String(link.output.1) })
      let anchors = page.text.matches(of: /(?m)^## (.+)$/).map { $0.output.1.filter { $0 != "." } }
      #expect(anchors.contains(String(link.output.2)))
    }
  }

  /// The file that declares a method's type, and those of the helpers it decodes parameters with.
  private static func sources(of type: String) throws -> (own: String, helpers: String) {
    let folder = root.appending(path: "Sources/RestanteREST")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    var own = ""
    var others: [(type: String, text: String)] = []
    for path in paths {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      if text.contains("struct \(type):") {
        own = text
      } else {
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        others.append((name, text))
      }
    }
    let helpers = others.filter {
      own.contains("\($0.type)(") || own.contains("\($0.type).decode(")
    }
    return (own, helpers.map(\.text).joined(separator: "\n"))
  }

  /// The names, in capitals, that a source looks up among parameters.
  private static func parametersRead(in source: String) -> Set<String> {
    let lookups = source.matches(of: /[pP]arameters\)?(?:\[|\.text\()"([A-Za-z_]+)"/)
    return Set(lookups.map { $0.output.1.uppercased() }).subtracting(["START"])
  }
}
