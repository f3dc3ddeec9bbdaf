package dev.playbook.core.load.lint;

import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.rule.backup.BackupOverwritten;
import dev.playbook.core.load.lint.rule.backup.DropBeforeProof;
import dev.playbook.core.load.lint.rule.backup.DumpOfRunningGraph;
import dev.playbook.core.load.lint.rule.backup.FlagNeverCleared;
import dev.playbook.core.load.lint.rule.backup.StoreFilesCopied;
import dev.playbook.core.load.lint.rule.check.NoJudgement;
import dev.playbook.core.load.lint.rule.check.NoValidation;
import dev.playbook.core.load.lint.rule.check.NoWindow;
import dev.playbook.core.load.lint.rule.check.TestDataLeft;
import dev.playbook.core.load.lint.rule.data.BlockingIndexBuild;
import dev.playbook.core.load.lint.rule.data.CreateNotRepeatable;
import dev.playbook.core.load.lint.rule.data.DropBeforeCreate;
import dev.playbook.core.load.lint.rule.data.HostClock;
import dev.playbook.core.load.lint.rule.data.IndexInTransaction;
import dev.playbook.core.load.lint.rule.data.IvfflatWithoutLists;
import dev.playbook.core.load.lint.rule.data.RowsWithoutBound;
import dev.playbook.core.load.lint.rule.data.ScriptGoesOn;
import dev.playbook.core.load.lint.rule.data.ServerControlAsRoot;
import dev.playbook.core.load.lint.rule.data.UnnamedIndex;
import dev.playbook.core.load.lint.rule.document.DifferentLocks;
import dev.playbook.core.load.lint.rule.document.NoPromise;
import dev.playbook.core.load.lint.rule.document.NoWayBack;
import dev.playbook.core.load.lint.rule.document.NobodyAnswers;
import dev.playbook.core.load.lint.rule.file.CopyIntoDirectory;
import dev.playbook.core.load.lint.rule.file.CopyOverFile;
import dev.playbook.core.load.lint.rule.file.CrontabReplaced;
import dev.playbook.core.load.lint.rule.file.FolderCopy;
import dev.playbook.core.load.lint.rule.file.GitOverwrites;
import dev.playbook.core.load.lint.rule.file.Placeholder;
import dev.playbook.core.load.lint.rule.file.RecursiveRemoval;
import dev.playbook.core.load.lint.rule.file.RelativeGitRef;
import dev.playbook.core.load.lint.rule.file.SedWithoutMatch;
import dev.playbook.core.load.lint.rule.service.ComposeDownServices;
import dev.playbook.core.load.lint.rule.service.KillBeforeSwitch;
import dev.playbook.core.load.lint.rule.service.RestartKeepsEnvironment;
import dev.playbook.core.load.lint.rule.service.StartWithoutWait;
import dev.playbook.core.load.lint.rule.service.StopWithoutStart;
import dev.playbook.core.load.lint.rule.service.WholeStackDown;
import dev.playbook.core.load.lint.rule.shell.FixedWait;
import dev.playbook.core.load.lint.rule.shell.HiddenFailure;
import dev.playbook.core.load.lint.rule.shell.KillByCommandLine;
import dev.playbook.core.load.lint.rule.shell.PipeInContainer;
import dev.playbook.core.load.lint.rule.shell.SecretArgument;
import dev.playbook.core.load.lint.rule.shell.Terminal;
import dev.playbook.core.load.lint.rule.shell.UnboundedRequest;
import dev.playbook.core.load.lint.rule.shell.UnsetVariable;
import dev.playbook.core.load.lint.suppression.FaultySuppression;
import dev.playbook.core.load.lint.suppression.UnusedSuppression;
import java.util.List;
import java.util.Optional;

/** The catalogue of all lint rules. */
public final class LintRules {
  private static final List<LintRule> ALL =
      List.of(
          new SedWithoutMatch(),
          new CopyIntoDirectory(),
          new RelativeGitRef(),
          new GitOverwrites(),
          new RecursiveRemoval(),
          new FolderCopy(),
          new CopyOverFile(),
          new CrontabReplaced(),
          new Placeholder(),
          new HiddenFailure(),
          new FixedWait(),
          new Terminal(),
          new SecretArgument(),
          new UnsetVariable(),
          new KillByCommandLine(),
          new PipeInContainer(),
          new UnboundedRequest(),
          new KillBeforeSwitch(),
          new RestartKeepsEnvironment(),
          new StopWithoutStart(),
          new ComposeDownServices(),
          new StartWithoutWait(),
          new WholeStackDown(),
          new CreateNotRepeatable(),
          new DropBeforeCreate(),
          new BlockingIndexBuild(),
          new IndexInTransaction(),
          new IvfflatWithoutLists(),
          new UnnamedIndex(),
          new HostClock(),
          new RowsWithoutBound(),
          new ServerControlAsRoot(),
          new ScriptGoesOn(),
          new BackupOverwritten(),
          new DropBeforeProof(),
          new StoreFilesCopied(),
          new DumpOfRunningGraph(),
          new FlagNeverCleared(),
          new NoWindow(),
          new NoJudgement(),
          new TestDataLeft(),
          new NoValidation(),
          new NobodyAnswers(),
          new NoPromise(),
          new NoWayBack(),
          new DifferentLocks(),
          new FaultySuppression(),
          new UnusedSuppression());

  private LintRules() {}

  /** Returns all rules, by id. */
  public static List<LintRule> all() {
    return ALL;
  }

  /** Returns the rule with an id. */
  public static Optional<LintRule> find(String id) {
    return ALL.stream().filter(rule -> rule.about().id().equals(id)).findFirst();
  }
}
