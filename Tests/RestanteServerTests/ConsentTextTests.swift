import Foundation
import RestanteConsole
import RestanteCore
import RestanteREST
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Texts of the authorization page")
struct ConsentTextTests {
  private static func consent(_ server: LiveServer, _ language: String) async throws -> Answer {
    var browser = try await AuthorizePageTests.Browser(server, AuthorizePageTests.query(server))
    try await browser.logIn(headers: ["Accept-Language": language])
    return browser.last
  }

  @Test("Scopes are explained in words, in the browser's language; unknown ones are named")
  func scopes() async throws {
    try await AuthorizePageTests.run { server in
      let client = try await server.demoClient()
      var change = ApplicationChange()
      change.scopes = .set(["crm", "sign.b2e", "<made.up>"])
      _ = try await server.store.perform(
        ChangeApplication(
          portal: client.portal.id, application: client.application.id, change: change,
          mode: .safe))
      let english = try await Self.consent(server, "en")
      #expect(english.text.contains("CRM: leads, deals, contacts, companies <code>crm</code>"))
      #expect(english.text.contains("<code>sign.b2e</code>"))
      #expect(english.text.contains("<li>&lt;made.up&gt;</li>"))
      #expect(english.text.contains(">Allow</button>"))
      let russian = try await Self.consent(server, "ru-RU,ru;q=0.9,en;q=0.8")
      #expect(russian.text.contains(#"<html lang="ru">"#))
      #expect(russian.text.contains("CRM: лиды, сделки, контакты, компании <code>crm</code>"))
      #expect(russian.text.contains(">Разрешить</button>"))
      #expect(!russian.text.contains("Allow"))
    }
  }

  @Test("Every scope that the server knows has words in every language")
  func known() throws {
    for language in ["en", "ru"] {
      let texts = try PageTexts().translation(for: language)
      #expect(texts.code == language)
      for scope in EventCatalogue.scopes {
        #expect(texts.text("scope", scope) != nil, "\(language): \(scope)")
      }
      #expect(Set(texts.group("scope").keys) == Set(EventCatalogue.scopes))
    }
  }

  @Test("Every text that the pages ask for is there, in every language")
  func asked() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/RestanteServer/Pages")
    for page in ["page", "login", "consent", "refusal"] {
      let template = try String(
        contentsOf: folder.appending(path: "\(page).mustache"), encoding: .utf8)
      for match in template.matches(of: /text\.(\w+)/) {
        for language in ["en", "ru"] {
          let text = try PageTexts().translation(for: language).text("authorize", String(match.1))
          #expect(text != nil, "\(page): \(match.1)")
        }
      }
    }
  }
}
