package dev.playbook.core.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The document is what its schema says. */
final class ReportDocumentTest {
  static Iterable<String> runs() throws Exception {
    return KeptRuns.ids();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void fitsItsSchema(String run) throws Exception {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(new SchemaCatalog(StepCatalog.discover()).report());
    var document = new JsonMapper().readTree(ReportFormat.JSON.write(KeptRuns.account(run)));
    assertThat(schema.validate(document)).extracting(Error::getMessage).isEmpty();
  }
}
