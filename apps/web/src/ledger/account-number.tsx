import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountsQuery } from '../api/queries.js';
import { accountTypeName, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';

/** An account number with whose account it is, as far as this person may know. */
export function AccountNumber({ number }: { number: string }) {
  const language = useLanguage();
  const accounts = useQuery({ ...accountsQuery({}), staleTime: 60_000 });
  const account = accounts.data?.items.find((each) => each.number === number);
  if (!account) return <span className="figures">{number}</span>;
  const holder = account.unit === null ? [] : [unitName(account.unit, language)];
  return (
    <span className="account">
      <Link to="/accounts/$id" params={{ id: account.id }} className="figures">
        {number}
      </Link>
      <span className="quiet">
        {[...holder, accountTypeName(account.type, language, account.city)].join(
          language === 'zh' ? ' ' : ', ',
        )}
      </span>
    </span>
  );
}
